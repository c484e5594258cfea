const FOCUSABLE_PARTS = 'section, aside, dialog, main, [tabindex]';

/**
 * Moves the focus to the surrounding part of the page when the focused control is removed. Otherwise the next Tab would start at the
 * top of the page.
 */
export function restoreFocus(): void {
  /** The focused control and its ancestors, innermost first. */
  let path: Element[] = [];
  const isFocusLost = () => document.activeElement === document.body;

  addEventListener('focusin', event => (path = event.composedPath().filter(part => part instanceof Element)));
  addEventListener('focusout', () =>
    queueMicrotask(() => {
      // The control lost the focus without being removed.
      if (isFocusLost() && path[0]?.isConnected) path = [];
    }),
  );
  new MutationObserver(() => {
    if (!isFocusLost() || !path[0] || path[0].isConnected) return;
    const place =
      path.find(part => part.isConnected && part.matches(FOCUSABLE_PARTS)) ?? document.querySelector('main');
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
