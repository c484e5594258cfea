export const wide = { width: 1280, height: 800 };

/** The windows and colours in which every screen is shown. */
export const variants = [
  { name: 'light', colorScheme: 'light', viewport: wide },
  { name: 'dark', colorScheme: 'dark', viewport: wide },
  { name: 'phone', colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const;
