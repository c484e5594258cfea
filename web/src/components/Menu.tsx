import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from './Button';
import { Icon, type IconName } from './Icon';
import { useOutsidePress } from './useOutsidePress';

export interface MenuItem {
  label: string;
  icon: IconName;
  danger?: boolean;
  onPick: () => unknown;
}

interface MenuProps {
  label: string;
  items: MenuItem[];
}

/** A button with a menu. Arrow keys move within it; Escape and Tab close it. */
export function Menu({ label, items }: MenuProps) {
  const [open, setOpen] = useState(false);
  const container = useRef<HTMLDivElement>(null);
  const entries = () => [...(container.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];

  useEffect(() => {
    if (open) entries()[0]?.focus();
  }, [open]);
  useOutsidePress(container, open, () => setOpen(false));

  const close = () => {
    setOpen(false);
    container.current?.querySelector('button')?.focus();
  };
  const handleKey = (event: KeyboardEvent) => {
    const all = entries();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined && open) {
      event.preventDefault();
      all[to % all.length]?.focus();
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      close();
    } else if (event.key === 'Tab') setOpen(false);
  };

  return (
    <div class="menu" ref={container} onKeyDown={handleKey}>
      <Button icon="more" label={label} variant="quiet" small onPress={() => setOpen(!open)} />
      {open && (
        <div class="menu-list" role="menu" aria-label={label}>
          {items.map(item => (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              class={item.danger ? 'danger' : ''}
              onClick={() => {
                close();
                item.onPick();
              }}
            >
              <Icon name={item.icon} size={16} />
              {item.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
