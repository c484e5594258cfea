import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Window sizes and colours in which every screen must be accessible. */
export const variants = [
  { name: 'in light', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { name: 'in dark', colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  { name: 'on a phone', colorScheme: 'light', viewport: { width: 360, height: 740 } },
  { name: 'on a phone in dark', colorScheme: 'dark', viewport: { width: 360, height: 740 } },
] as const;

/** Expects no serious axe violations and no horizontal overflow of the page. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  const faults = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${where}: ${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  expect(faults).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${where} is too wide`).toBeLessThanOrEqual(0);
}
