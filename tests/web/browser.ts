import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, type Locator, type Page, chromium as playwright } from 'playwright-core';

/** Its own choice of arguments renders in software of its own, which hangs on some machines. */
export const launchBrowser = async (): Promise<Browser> =>
  playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    headless: true,
  });

/** The GraphiQL page in a window of its own, which shares nothing with the others. */
export class Window {
  /** What it asked of other hosts. */
  readonly outside: string[] = [];
  /** What it complained of: exceptions, and whatever its content security policy refused. */
  readonly complaints: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    url: string,
  ) {
    const { origin } = new URL(url);
    const ours = (address: string) => /^(data|blob):/.test(address) || new URL(address).origin.replace(/^ws/, 'http') === origin;
    const note = (address: string) => ours(address) || this.outside.push(address);
    page.on('request', request => note(request.url()));
    page.on('websocket', socket => note(socket.url()));
    page.on('pageerror', error => this.complaints.push(error.message));
    page.on('console', message => message.type() === 'error' && this.complaints.push(message.text()));
  }

  static async open(browser: Browser, url: string, prepare?: (page: Page) => Promise<void>): Promise<Window> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const window = new Window(context, await context.newPage(), url);
    await prepare?.(window.page);
    await window.page.goto(url);
    return window;
  }

  /** Where results are shown. The editor draws only the lines in sight. */
  get result(): Locator {
    return this.page.locator('.result-window .view-lines');
  }
  /** The line below the results: how the subscriptions stand. */
  get live(): Locator {
    return this.page.locator('.live-bar');
  }

  async signIn(role: string): Promise<void> {
    await this.page.locator('.chips button', { hasText: role }).click();
    await this.page.locator('.person .role', { hasText: role }).waitFor();
    await this.page.locator('.graphiql-query-editor .view-line').first().waitFor();
  }

  /** Brings an example to the front. Its tab may carry the number of events not seen yet. */
  async show(name: string): Promise<void> {
    await this.page.getByRole('tab', { name: new RegExp(`^(\\d+ ?)?${name}$`) }).click();
    await this.page.locator('.graphiql-query-editor .view-lines', { hasText: name }).waitFor();
  }

  async run(name: string): Promise<void> {
    await this.show(name);
    await this.page.getByRole('button', { name: /^Execute query/ }).click();
  }

  /** Runs a subscription and waits until it hears whatever happens from then on. */
  async follow(name: string): Promise<void> {
    await this.run(name);
    await this.live.locator('span.link[data-link=live]').waitFor();
  }
}
