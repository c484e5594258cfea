import type { ComponentChildren } from 'preact';
import { useEffect, useId } from 'preact/hooks';

/** What the control of a field needs so that its label, hint and error are told with it. */
export interface ControlProps {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

interface FieldProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  /** The label is read out, and not shown. */
  bare?: boolean;
  children: (control: ControlProps) => ComponentChildren;
}

export function Field({ label, hint, error, bare, children }: FieldProps) {
  const id = useId();
  const told = error ?? hint;
  // Where several are wrong, the first of them is the one to go on with.
  useEffect(() => {
    const control = error && document.getElementById(id);
    if (control) control.closest('form')?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [error]);

  return (
    <div class="field">
      <label for={id} class={bare ? 'unseen' : ''}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': told ? `${id}-told` : undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {told && (
        <p id={`${id}-told`} class={error ? 'error' : 'hint'} role={error ? 'alert' : undefined}>
          {told}
        </p>
      )}
    </div>
  );
}
