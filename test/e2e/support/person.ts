import {
  expect,
  type Browser,
  type BrowserContext,
  type Locator,
  type Page,
} from '@playwright/test';

/** What a person brings to a meeting. */
export interface PersonOptions {
  readonly origin: string;
  readonly name: string;
  readonly language?: 'en-US' | 'zh-CN';
  readonly permissions?: readonly ('camera' | 'microphone')[];
  /** Runs before the first page opens. */
  readonly prepare?: (context: BrowserContext) => Promise<void>;
}

/** Somebody at a browser of their own, who does what people do, by the names the interface shows. */
export class Person {
  readonly name: string;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly #origin: string;
  readonly failures: string[] = [];

  private constructor(name: string, context: BrowserContext, page: Page, origin: string) {
    this.name = name;
    this.context = context;
    this.page = page;
    this.#origin = origin;
    page.on('pageerror', (error) => this.failures.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.failures.push(message.text());
    });
  }

  static async arrive(browser: Browser, options: PersonOptions): Promise<Person> {
    const context = await browser.newContext({
      locale: options.language ?? 'en-US',
      viewport: { width: 1280, height: 800 },
      permissions: [...(options.permissions ?? ['camera', 'microphone'])],
      reducedMotion: 'reduce',
    });
    await options.prepare?.(context);
    const page = await context.newPage();
    return new Person(options.name, context, page, options.origin);
  }

  /** Somebody at a browser that is open already, with its profile. */
  static async at(context: BrowserContext, options: PersonOptions): Promise<Person> {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.setViewportSize({ width: 1280, height: 800 });
    return new Person(options.name, context, page, options.origin);
  }

  /** Starts an instant meeting from Home and enters it. Returns its address. */
  async startMeeting(): Promise<string> {
    await this.page.goto(this.#origin);
    await this.page.getByRole('button', { name: 'New meeting' }).click();
    await expect(this.page).toHaveURL(/#\/m\/[a-z]{3}-[a-z]{4}-[a-z]{3}/);
    const address = this.page.url();
    await this.enter();
    return address;
  }

  /** Opens a meeting's address and enters. */
  async joinMeeting(address: string): Promise<void> {
    await this.page.goto(address);
    await this.enter();
  }

  /** From pre-join into the meeting. */
  async enter(): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Your name' }).fill(this.name);
    await this.page.getByRole('button', { name: 'Join now' }).click();
    await expect(this.controls()).toBeVisible();
  }

  /** Leaves; a host among others chooses that they stay. */
  async leave(): Promise<void> {
    await this.button('Leave').click();
    const only = this.page.getByRole('menuitem', { name: 'Leave', exact: true });
    await expect
      .poll(async () => {
        if (await only.isVisible()) await only.click();
        return this.controls().isVisible();
      })
      .toBe(false);
  }

  /** Opens a side panel by its button, unless it is open. */
  async openPanel(name: 'Chat' | 'Participants' | 'Quality'): Promise<Locator> {
    const panel = this.page.getByRole('complementary', { name });
    if (!(await panel.isVisible())) {
      await this.controls()
        .getByRole('button', { name: new RegExp(`^${name}`) })
        .click();
    }
    await expect(panel).toBeVisible();
    return panel;
  }

  /** Ends everything in the page, whatever state it is in, and can come back. */
  async goAway(): Promise<void> {
    await this.page.goto('about:blank');
  }

  controls(): Locator {
    return this.page.getByRole('toolbar', { name: 'Meeting controls' });
  }

  button(name: string): Locator {
    return this.controls().getByRole('button', { name, exact: true });
  }

  /** The tile of somebody else in the room. */
  tileOf(other: Person | string): Locator {
    const name = typeof other === 'string' ? other : other.name;
    return this.page.getByRole('region', { name, exact: true });
  }

  ownTile(): Locator {
    return this.page.getByRole('region', { name: `${this.name} (You)`, exact: true });
  }

  /** Everything that went wrong in the page so far, less what the test expects. */
  unexpected(expected: RegExp = /(?!)/): string[] {
    return this.failures.filter((failure) => !expected.test(failure));
  }

  async goHome(): Promise<void> {
    await this.context.close();
  }
}
