import { useState } from 'preact/hooks';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { Field } from './Field';

interface ConfirmProps {
  title: string;
  text: string;
  action: string;
  /** Adds an optional reason field. */
  withReason?: boolean;
  variant?: 'danger' | 'primary';
  /** Disables the action while it would fail. */
  disabled?: boolean;
  onConfirm: (reason: string | undefined) => Promise<unknown>;
  onClose: () => void;
}

export function Confirm({
  title,
  text,
  action,
  withReason,
  variant = 'danger',
  disabled,
  onConfirm,
  onClose,
}: ConfirmProps) {
  const [reason, setReason] = useState('');
  const confirm = async () => {
    await onConfirm(reason.trim() || undefined);
    onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text}</p>
      {withReason && (
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
