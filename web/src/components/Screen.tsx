import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

let isFirst = true;

interface ScreenProps {
  title: string;
  /** How things stand there, for the browser's tab. */
  state?: string | undefined;
  name: string;
  children: ComponentChildren;
}

/** The main part of a screen. Those who can't see that it is another one hear its name. */
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
