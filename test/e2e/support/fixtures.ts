import { test as base, type Browser } from '@playwright/test';
import { launchBrowser } from './browser.ts';
import { Person, type PersonOptions } from './person.ts';
import { startService, type ServiceProcess } from './service.ts';

interface Fixtures {
  /** Brings somebody in; everybody goes home when the test ends. */
  arrive: (name: string, options?: Partial<PersonOptions>) => Promise<Person>;
  /** Has people meet in a new room; the first one starts it and is its host. */
  gather: <const Names extends readonly string[]>(
    ...names: Names
  ) => Promise<{ people: { [N in keyof Names]: Person }; address: string }>;
}
interface WorkerFixtures {
  /** Whether a file tells everybody of incidents, which must not come up in the meetings of others. */
  announces: boolean;
  chromium: Browser;
  service: ServiceProcess;
}

/** Playwright's `test` with a real service, a real browser and people. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  // Playwright gives tests with another value another worker, and thereby a service of their own.
  announces: [false, { option: true, scope: 'worker' }],
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
  gather: async ({ arrive }, use) => {
    await use(async <const Names extends readonly string[]>(...names: Names) => {
      const people: Person[] = [];
      for (const name of names) people.push(await arrive(name));
      const [host, ...others] = people;
      if (!host) throw new Error('nobody to gather');
      const address = await host.startMeeting();
      for (const person of others) await person.joinMeeting(address);
      return { people: people as { [N in keyof Names]: Person }, address };
    });
  },
});

export { expect } from '@playwright/test';
