import { useId, useState } from 'preact/hooks';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { Field } from './Field';

interface ConfirmProps {
  title: string;
  text: string;
  action: string;
  /** Adds an optional text field with this label. */
  note?: string;
  /** Texts to choose from in that field. */
  suggestions?: string[];
  variant?: 'danger' | 'primary';
  /** Disables the action while it would fail. */
  disabled?: boolean;
  /** The dialog stays open and shows the message of an error that this throws. */
  onConfirm: (note: string | undefined) => Promise<unknown>;
  onClose: () => void;
}

export function Confirm({
  title,
  text: question,
  action,
  note,
  suggestions = [],
  variant = 'danger',
  disabled,
  onConfirm,
  onClose,
}: ConfirmProps) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const list = useId();
  const confirm = async () => {
    try {
      await onConfirm(text.trim() || undefined);
      onClose();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'Something went wrong.');
    }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{question}</p>
      {note && (
        <Field label={note}>
          {control => (
            <>
              <input
                {...control}
                value={text}
                maxLength={200}
                autocomplete="off"
                list={suggestions.length ? list : undefined}
                onInput={event => setText(event.currentTarget.value)}
              />
              <datalist id={list}>
                {suggestions.map(suggestion => (
                  <option key={suggestion} value={suggestion} />
                ))}
              </datalist>
            </>
          )}
        </Field>
      )}
      {problem && (
        <p class="error" role="alert">
          {problem}
        </p>
      )}
      <footer>
        <Button variant="plain" onPress={onClose}>
          Cancel
        </Button>
        <Button variant={variant} disabled={disabled} onPress={confirm}>
          {action}
        </Button>
      </footer>
    </Dialog>
  );
}
