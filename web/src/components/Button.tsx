import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Icon, type IconName } from './Icon';

interface ButtonProps {
  children?: ComponentChildren;
  /** The only content if there are no children; then `label` is required. */
  icon?: IconName;
  label?: string;
  variant?: 'primary' | 'accent' | 'plain' | 'quiet' | 'danger';
  small?: boolean;
  wide?: boolean;
  type?: 'button' | 'submit';
  disabled?: boolean;
  busy?: boolean;
  pressed?: boolean;
  /** A number in the corner of the button. The label must contain it, too. */
  badge?: number | undefined;
  /** The button is busy, and ignores presses, until the returned promise settles. */
  onPress?: () => unknown;
}

export function Button(props: ButtonProps) {
  const {
    children,
    icon,
    label,
    variant = 'plain',
    small,
    wide,
    type = 'button',
    disabled,
    pressed,
    badge,
    onPress,
  } = props;
  const [working, setWorking] = useState(false);
  const busy = working || props.busy;

  const press = (event: Event) => {
    // Uses aria-disabled because a button with the attribute `disabled` would lose the focus.
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
      class={`button ${variant}${size}`}
      aria-label={label}
      title={children === undefined ? label : undefined}
      aria-disabled={disabled || busy || undefined}
      aria-busy={busy || undefined}
      aria-pressed={pressed}
      onClick={press}
    >
      {icon && <Icon name={icon} size={small ? 16 : 18} />}
      {children !== undefined && <span>{children}</span>}
      {badge !== undefined && (
        <span class="count-badge figures" aria-hidden="true">
          {badge > 99 ? '99+' : badge}
        </span>
      )}
    </button>
  );
}
