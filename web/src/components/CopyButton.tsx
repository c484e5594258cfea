import { useEffect, useState } from 'preact/hooks';
import { notify } from '../state/notices';
import { Button } from './Button';
import type { IconName } from './Icon';

interface CopyButtonProps {
  text: string;
  label: string;
  icon?: IconName;
  small?: boolean;
  /** The visible text; without it, the button shows only its icon. */
  children?: string;
}

const SHOWN_MS = 2000;

export function CopyButton({ text, label, icon = 'copy', small, children }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => {
    try {
      // Browsers provide the clipboard only on https and localhost.
      await navigator.clipboard.writeText(text);
      setCopied(true);
      notify('Copied.');
    } catch {
      notify(`Copy this: ${text}`);
    }
  };
  return (
    <Button icon={copied ? 'check' : icon} label={label} small={small} onPress={copy}>
      {children}
    </Button>
  );
}
