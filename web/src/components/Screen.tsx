import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

let isFirst = true;

/** The main part of a screen. Those who can't see that it is another one hear its name. */
export function Screen({ title, name, children }: { title: string; name: string; children: ComponentChildren }) {
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    document.title = `${title} · GameLobby`;
  }, [title]);
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
