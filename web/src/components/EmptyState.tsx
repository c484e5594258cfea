import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon';

interface EmptyStateProps {
  icon: IconName;
  title: string;
  text: string;
  /** Uses a top-level heading, for a state that is the whole screen. */
  isScreen?: boolean;
  children?: ComponentChildren;
}

export function EmptyState({ icon, title, text, isScreen, children }: EmptyStateProps) {
  const Heading = isScreen ? 'h1' : 'h2';
  return (
    <div class="empty">
      <span class="empty-icon">
        <Icon name={icon} size={28} />
      </span>
      <Heading class="empty-title">{title}</Heading>
      <p>{text}</p>
      {children && <div class="row">{children}</div>}
    </div>
  );
}
