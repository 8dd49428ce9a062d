import fs from 'node:fs';
import { SocleError } from './say.mjs';

const installed = [
  process.env.SOCLE_BROWSER,
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
];

const missing = reason =>
  new SocleError(
    `There is no browser for the journeys: ${reason}. Install Chrome or Chromium, or name one with SOCLE_BROWSER=/path/to/chrome, and run the command again.`,
  );

/**
 * The browser that the journeys run in: the one that SOCLE_BROWSER names, the one that @sparticuz/chromium carries for
 * Linux x64, or an installed Chrome. It is started once, so that one that cannot run is known before the journeys.
 */
export async function findBrowser() {
  const path =
    process.env.SOCLE_BROWSER ?? (await carried()) ?? installed.find(isFile);
  if (!path || !isFile(path)) {
    throw missing(
      path
        ? `${path} is not there`
        : `none is installed on ${process.platform}`,
    );
  }
  const { chromium } = await import('playwright-core');
  try {
    const browser = await chromium.launch(launchOptions(path));
    await browser.close();
  } catch (error) {
    throw missing(`${path} does not start (${error.message.split('\n')[0]})`);
  }
  return path;
}

/** How Playwright starts that browser: nothing in it reaches for the network by itself. */
export function launchOptions(executablePath) {
  return {
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  };
}

async function carried() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return undefined;
  }
  const { default: chromium } = await import('@sparticuz/chromium');
  return chromium.executablePath();
}

function isFile(path) {
  return Boolean(path) && fs.existsSync(path);
}
