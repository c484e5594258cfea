import type { ComponentChildren } from 'preact';
import { useEffect, useId } from 'preact/hooks';

/** Attributes that connect a control with the label, hint and error of its field. */
export interface ControlProps {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

interface FieldProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  /** Hides the label visually; screen readers still read it. */
  bare?: boolean;
  children: (control: ControlProps) => ComponentChildren;
}

export function Field({ label, hint, error, bare, children }: FieldProps) {
  const id = useId();
  const description = error ?? hint;
  // Focuses the first invalid control of the form.
  useEffect(() => {
    const control = error && document.getElementById(id);
    if (control) control.closest('form')?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [error]);

  return (
    <div class="field">
      <label for={id} class={bare ? 'visually-hidden' : ''}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': description ? `${id}-description` : undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {description && (
        <p id={`${id}-description`} class={error ? 'error' : 'hint'} role={error ? 'alert' : undefined}>
          {description}
        </p>
      )}
    </div>
  );
}
