const PLACES = 'section, aside, dialog, main, [tabindex]';

/** Where a control vanishes that had the focus, the part of the page that it was in gets it; else the next Tab would start from the top. */
export function keepFocus(): void {
  /** The control, then what it is in, the innermost first. */
  let path: Element[] = [];
  const isNowhere = () => document.activeElement === document.body;

  addEventListener('focusin', event => (path = event.composedPath().filter(part => part instanceof Element)));
  addEventListener('focusout', () =>
    queueMicrotask(() => {
      // The player turned away from it; it did not vanish.
      if (isNowhere() && path[0]?.isConnected) path = [];
    }),
  );
  new MutationObserver(() => {
    if (!isNowhere() || !path[0] || path[0].isConnected) return;
    const place = path.find(part => part.isConnected && part.matches(PLACES)) ?? document.querySelector('main');
    if (place instanceof HTMLElement) focusOn(place);
  }).observe(document.body, { childList: true, subtree: true });
}

function focusOn(place: HTMLElement): void {
  if (!place.hasAttribute('tabindex')) {
    place.tabIndex = -1;
    place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
  }
  place.focus({ preventScroll: true });
}
