import { defineConfig } from '@playwright/test';
import tests from './playwright.config';

/** Takes the screenshots in docs/images. */
export default defineConfig({ ...tests, testDir: 'screenshots', fullyParallel: false, workers: 1 });
