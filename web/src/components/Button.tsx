import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Icon, type IconName } from './Icon';

interface ButtonProps {
  children?: ComponentChildren;
  /** Stands alone when there are no children; then `label` is needed. */
  icon?: IconName;
  label?: string;
  look?: 'main' | 'call' | 'plain' | 'quiet' | 'danger';
  small?: boolean;
  wide?: boolean;
  type?: 'button' | 'submit';
  disabled?: boolean;
  busy?: boolean;
  pressed?: boolean;
  /** While its promise is open the button is busy, and does nothing more. */
  onPress?: () => unknown;
}

export function Button(props: ButtonProps) {
  const { children, icon, label, look = 'plain', small, wide, type = 'button', disabled, pressed, onPress } = props;
  const [working, setWorking] = useState(false);
  const busy = working || props.busy;

  const press = (event: Event) => {
    // One that can't be used keeps the focus, so it is not disabled in the browser's sense.
    if (disabled || busy) return event.preventDefault();
    const work = onPress?.();
    if (!(work instanceof Promise)) return;
    setWorking(true);
    void work.finally(() => setWorking(false));
  };

  const size = `${small ? ' small' : ''}${wide ? ' wide' : ''}${children === undefined ? ' square' : ''}`;
  return (
    <button
      type={type}
      class={`button ${look}${size}`}
      aria-label={label}
      title={children === undefined ? label : undefined}
      aria-disabled={disabled || busy || undefined}
      aria-busy={busy || undefined}
      aria-pressed={pressed}
      onClick={press}
    >
      {icon && <Icon name={icon} size={small ? 16 : 18} />}
      {children !== undefined && <span>{children}</span>}
    </button>
  );
}
