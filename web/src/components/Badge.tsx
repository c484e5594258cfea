import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon';

interface BadgeProps {
  tone?: 'plain' | 'good' | 'busy' | 'bad';
  icon?: IconName;
  children: ComponentChildren;
}

export function Badge({ tone = 'plain', icon, children }: BadgeProps) {
  return (
    <span class={`badge ${tone}`}>
      {icon && <Icon name={icon} size={14} />}
      {children}
    </span>
  );
}
