import { useEffect, useState } from 'preact/hooks';
import { notify } from '../state/notices';
import { Button } from './Button';
import type { IconName } from './Icon';

interface CopyButtonProps {
  text: string;
  label: string;
  icon?: IconName;
  small?: boolean;
  /** Shown; else the label is only read out. */
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
      // There is none on a page that came over plain http from another machine.
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
