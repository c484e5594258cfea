import { useState } from 'preact/hooks';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { Field } from './Field';

interface ConfirmProps {
  title: string;
  text: string;
  action: string;
  /** Asks for a reason, too. */
  asksWhy?: boolean;
  look?: 'danger' | 'main';
  /** It could only fail now. */
  disabled?: boolean;
  onConfirm: (reason: string | undefined) => Promise<unknown>;
  onClose: () => void;
}

export function Confirm({ title, text, action, asksWhy, look = 'danger', disabled, onConfirm, onClose }: ConfirmProps) {
  const [reason, setReason] = useState('');
  const confirm = async () => {
    await onConfirm(reason.trim() || undefined);
    onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text}</p>
      {asksWhy && (
        <Field label="Reason (optional)">
          {control => (
            <input
              {...control}
              value={reason}
              maxLength={200}
              autocomplete="off"
              onInput={event => setReason(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
      <footer>
        <Button look="plain" onPress={onClose}>
          Cancel
        </Button>
        <Button look={look} disabled={disabled} onPress={confirm}>
          {action}
        </Button>
      </footer>
    </Dialog>
  );
}
