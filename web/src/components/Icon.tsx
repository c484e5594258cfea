const paths = {
  plus: 'M10 4v12M4 10h12',
  search: 'M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM13 13l4 4',
  copy: 'M7 7h9v9H7zM13 7V4H4v9h3',
  link: 'M8.5 11.5l3-3M9 6l1.5-1.5a3.2 3.2 0 0 1 4.5 4.5L13.5 10.5M11 14l-1.5 1.5A3.2 3.2 0 0 1 5 11l1.5-1.5',
  check: 'M4 10.5l4 4 8-9',
  lock: 'M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  unlock: 'M5 9h10v7.5H5zM7 9V6a3 3 0 0 1 5.8-1',
  key: 'M13 3.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10.5 9.5L4 16M6 14l2 2',
  crown: 'M3.5 15.5h13M4 13L3 6l4 3 3-5 3 5 4-3-1 7z',
  muted: 'M8 4.5a2 2 0 0 1 4 0V9M12 12a2 2 0 0 1-4-1.5V8M5 10a5 5 0 0 0 8.5 3.4M15 10v.5M10 15v2.5M3.5 3.5l13 13',
  more: 'M10 4.5v.01M10 10v.01M10 15.5v.01',
  sliders: 'M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4',
  users:
    'M7.5 9a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5zM2.5 16.5c0-3 2-5 5-5s5 2 5 5M13 4a2.6 2.6 0 0 1 0 5M14.5 11.8c1.9.6 3 2.3 3 4.7',
  userPlus:
    'M8 9a2.75 2.75 0 1 0 0-5.5A2.75 2.75 0 0 0 8 9zM2.5 16.5c0-3 2.2-5 5.5-5 1.5 0 2.8.4 3.8 1.2M15 10.5v6M12 13.5h6',
  eye: 'M2 10s3-5.5 8-5.5S18 10 18 10s-3 5.5-8 5.5S2 10 2 10zM10 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6z',
  send: 'M3 10l14-6.5-5 14-2.5-5.5zM9.5 12L17 3.5',
  sun: 'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M15.7 4.3l-1.1 1.1M5.4 14.6l-1.1 1.1',
  moon: 'M16.5 12A7 7 0 0 1 8 3.5 7 7 0 1 0 16.5 12z',
  code: 'M7 6l-4 4 4 4M13 6l4 4-4 4',
  chat: 'M3.5 4.5h13v9h-7l-3.5 3v-3H3.5zM7 8h6M7 10.5h4',
  close: 'M5 5l10 10M15 5L5 15',
  bolt: 'M11 2.5L4.5 11.5H9.5L9 17.5l6.5-9H10.5z',
  shuffle:
    'M3 6h2.5c4 0 5 8 9 8H17M3 14h2.5c1.5 0 2.6-1.2 3.5-2.6M17 6h-2.5c-1.5 0-2.6 1.2-3.5 2.6M15 4l2 2-2 2M15 12l2 2-2 2',
  leave: 'M8 3.5H4v13h4M8 10h9M13.5 6.5L17 10l-3.5 3.5',
  refresh: 'M16 7a6.5 6.5 0 1 0 .5 4.5M16.5 3v4h-4',
  offline: 'M2.5 8.5a11 11 0 0 1 15 0M5.5 11.5a7 7 0 0 1 9 0M8 14.3a3.2 3.2 0 0 1 4 0M10 17v.01M3.5 3.5l13 13',
  play: 'M6 4l10 6-10 6z',
  ban: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM5 5l10 10',
  arrow: 'M4 10h12M11 5l5 5-5 5',
} as const;

export type IconName = keyof typeof paths;

/** A decorative icon, hidden from screen readers. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" width={size} height={size} aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
