import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** While active, closes when something outside of the place is pressed. */
export function useOutside(place: RefObject<HTMLElement | null>, active: boolean, close: () => void): void {
  useEffect(() => {
    if (!active) return;
    const pressed = ({ target }: Event) => {
      if (!place.current?.contains(target as Node)) close();
    };
    document.addEventListener('pointerdown', pressed);
    return () => document.removeEventListener('pointerdown', pressed);
  }, [active]);
}
