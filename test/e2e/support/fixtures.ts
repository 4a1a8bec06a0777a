import { test as base, type Browser } from '@playwright/test';
import { launchBrowser } from './browser.ts';
import { Person, type PersonOptions } from './person.ts';
import { startService, type ServiceProcess } from './service.ts';

interface Fixtures {
  /** Brings somebody in; everybody goes home when the test ends. */
  arrive: (name: string, options?: Partial<PersonOptions>) => Promise<Person>;
}
interface WorkerFixtures {
  chromium: Browser;
  service: ServiceProcess;
}

/** Playwright's `test` with a real service, a real browser and people. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  chromium: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const browser = await launchBrowser();
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  service: [
    // oxlint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      const service = await startService(['--seat-grace-ms', '4000']);
      await use(service);
      await service.stop();
    },
    { scope: 'worker' },
  ],
  arrive: async ({ chromium, service }, use) => {
    const people: Person[] = [];
    await use(async (name, options = {}) => {
      const person = await Person.arrive(chromium, { origin: service.origin, name, ...options });
      people.push(person);
      return person;
    });
    await Promise.all(people.map((person) => person.goHome()));
  },
});

export { expect } from '@playwright/test';
