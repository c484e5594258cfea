import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Calls `close` on a press outside of the element, while active. */
export function useOutsidePress(container: RefObject<HTMLElement | null>, active: boolean, close: () => void): void {
  useEffect(() => {
    if (!active) return;
    const pressed = ({ target }: Event) => {
      if (!container.current?.contains(target as Node)) close();
    };
    document.addEventListener('pointerdown', pressed);
    return () => document.removeEventListener('pointerdown', pressed);
  }, [active]);
}
