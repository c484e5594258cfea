import { effect, signal } from '@preact/signals';

export type Theme = 'light' | 'dark';

const KEY = 'theme';
const system = matchMedia('(prefers-color-scheme: dark)');
const chosen = signal(localStorage.getItem(KEY) as Theme | null);
const preferred = signal<Theme>(system.matches ? 'dark' : 'light');
system.addEventListener('change', ({ matches }) => (preferred.value = matches ? 'dark' : 'light'));

export const currentTheme = (): Theme => chosen.value ?? preferred.value;

export function toggleTheme(): void {
  chosen.value = currentTheme() === 'dark' ? 'light' : 'dark';
  localStorage.setItem(KEY, chosen.value);
}

effect(() => {
  document.documentElement.dataset.theme = currentTheme();
});
