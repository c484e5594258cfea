import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

let isFirst = true;

interface ScreenProps {
  title: string;
  /** A short status for the title of the browser tab. */
  state?: string | undefined;
  name: string;
  children: ComponentChildren;
}

/** The main element of a screen. It takes the focus when it appears, so screen readers announce the new screen. */
export function Screen({ title, state, name, children }: ScreenProps) {
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    document.title = [state, title, 'GameLobby'].filter(Boolean).join(' · ');
  }, [title, state]);
  useEffect(() => {
    if (!isFirst) main.current?.focus({ preventScroll: true });
    isFirst = false;
    scrollTo(0, 0);
  }, []);
  return (
    <main ref={main} class={`screen ${name}`} tabIndex={-1} aria-label={title}>
      {children}
    </main>
  );
}
