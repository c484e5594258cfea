import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from './Button';
import { Icon, type IconName } from './Icon';
import { useOutside } from './useOutside';

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

/** A button with a list of things to do: arrows move in it, Escape and Tab close it. */
export function Menu({ label, items }: MenuProps) {
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const entries = () => [...(place.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];

  useEffect(() => {
    if (open) entries()[0]?.focus();
  }, [open]);
  useOutside(place, open, () => setOpen(false));

  const close = () => {
    setOpen(false);
    place.current?.querySelector('button')?.focus();
  };
  const steer = (event: KeyboardEvent) => {
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
    <div class="menu" ref={place} onKeyDown={steer}>
      <Button icon="more" label={label} look="quiet" small onPress={() => setOpen(!open)} />
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
