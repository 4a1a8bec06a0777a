import { expect, test } from './support/fixtures.ts';

const HOUR_MS = 3_600_000;
const WORDS = {
  'en-US': {
    level: /^Level 1/,
    send: 'Send when online',
    late: /Recovery is overdue/,
    hotline: 'Call hotline',
    mail: 'Send mail',
    subject: /Fault report (\d{6}) \(level 1/,
  },
  'zh-CN': {
    level: /^1 级/,
    send: '联网后发送',
    late: /已超过恢复时限/,
    hotline: '拨打热线',
    mail: '发送邮件',
    subject: /故障报告 (\d{6})（1 级/,
  },
} as const;

for (const language of ['en-US', 'zh-CN'] as const) {
  test(`recovery that is overdue says so and offers hotline and mail, filled in (${language})`, async ({
    arrive,
    service,
  }) => {
    const words = WORDS[language];
    const { context, page } = await arrive('Anna', { language });
    await page.addInitScript(() => {
      const now = Date.now.bind(Date);
      const shift = { byMs: 0 };
      Object.assign(window, { shift });
      Date.now = () => now() + shift.byMs;
    });
    const shift = (byMs: number) =>
      page.evaluate((ms) => {
        (window as unknown as { shift: { byMs: number } }).shift.byMs = ms;
      }, byMs);
    await page.goto(`${service.origin}/#/report`);
    await expect(page.getByRole('radio', { name: words.level })).toBeVisible();
    await page.goto(`${service.origin}/#/`);

    // Written three hours ago without a network, and sent now.
    await context.setOffline(true);
    await shift(-3 * HOUR_MS);
    await page.goto(`${service.origin}/#/report`);
    await page.getByRole('radio', { name: words.level }).check();
    await page.getByRole('textbox').first().fill('Nobody gets in');
    await page.getByRole('button', { name: words.send }).click();
    await expect(page).toHaveURL(/reports\?report=/);
    await shift(0);
    await context.setOffline(false);

    const late = page.getByRole('alert').filter({ hasText: words.late });
    await expect(late).toBeVisible();
    await expect(late.getByRole('link', { name: words.hotline })).toHaveAttribute(
      'href',
      'tel:4000220266',
    );
    await expect(late).toContainText('400 0220 266');
    // Until the service has answered, the report has no number.
    const heading = page.getByRole('heading', { name: /\d{6}/ }).first();
    await expect(heading).toBeVisible();
    const number = /\d{6}/.exec((await heading.textContent()) ?? '')?.[0] ?? '';
    const link = late.getByRole('link', { name: words.mail });
    await expect(link).toHaveAttribute('href', new RegExp(number, 'u'));
    const mail = new URL((await link.getAttribute('href')) ?? '');
    expect(mail.pathname).toBe('umeet_support@systec.com.cn');
    expect(words.subject.exec(mail.searchParams.get('subject') ?? '')?.[1]).toBe(number);
    expect(mail.searchParams.get('body')).toContain('Nobody gets in');
    expect(mail.searchParams.get('body')).toContain(number);
  });
}
