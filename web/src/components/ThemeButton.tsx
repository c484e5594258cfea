import { currentTheme, toggleTheme } from '../state/theme';
import { Button } from './Button';

/** Switches between light and dark colours. */
export function ThemeButton() {
  const dark = currentTheme() === 'dark';
  return (
    <Button
      icon={dark ? 'sun' : 'moon'}
      label={dark ? 'Light colours' : 'Dark colours'}
      variant="quiet"
      onPress={toggleTheme}
    />
  );
}
