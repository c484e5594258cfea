import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Button } from './Button';

interface DialogProps {
  title: string;
  wide?: boolean;
  children: ComponentChildren;
  onClose: () => void;
}

/**
 * A modal dialog. The browser traps the focus inside and closes the dialog on Escape. A press beside it closes it, too, unless the
 * player has entered something.
 */
export function Dialog({ title, wide, children, onClose }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const isEdited = useRef(false);
  useEffect(() => {
    const element = dialog.current!;
    const before = document.activeElement;
    element.showModal();
    // Focuses the first input, or else the first footer button (Cancel), rather than the close button.
    element.querySelector<HTMLElement>('input, select, footer button')?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  return (
    <dialog
      ref={dialog}
      class={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={id}
      onClose={onClose}
      onInput={() => (isEdited.current = true)}
      onMouseDown={event => event.target === dialog.current && !isEdited.current && onClose()}
    >
      <div class="dialog-body">
        <header>
          <h2 id={id}>{title}</h2>
          <Button icon="close" label="Close" variant="quiet" onPress={onClose} />
        </header>
        {children}
      </div>
    </dialog>
  );
}
