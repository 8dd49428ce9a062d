import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inRoot } from './paths.mjs';
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

const isLinuxX64 = process.platform === 'linux' && process.arch === 'x64';

const missing = reason =>
  new SocleError(
    `There is no browser for the journeys: ${reason}. Install Chrome or Chromium, or name one with SOCLE_BROWSER=/path/to/chrome, and run the command again.`,
  );

/**
 * The browser that the journeys run in: the one that SOCLE_BROWSER names, the one that @sparticuz/chromium carries for
 * Linux x64, or an installed Chrome. It is started once, so that one that cannot run is known before the journeys.
 */
export async function findBrowser() {
  const browser =
    process.env.SOCLE_BROWSER ?? (await carried()) ?? installed.find(isFile);
  if (!browser || !isFile(browser)) {
    throw missing(
      browser
        ? `${browser} is not there`
        : `none is installed on ${process.platform}`,
    );
  }
  let fault = await faultOf(browser);
  if (fault && isLinuxX64) {
    await bringLibraries();
    fault = await faultOf(browser);
  }
  if (fault) {
    throw missing(`${browser} does not start (${fault})`);
  }
  return browser;
}

/** Why a browser does not start, in a line; undefined where it does. */
async function faultOf(executable) {
  const { chromium } = await import('playwright-core');
  try {
    const browser = await chromium.launch(launchOptions(executable));
    await browser.close();
    return undefined;
  } catch (error) {
    const lines = error.message.split('\n');
    return lines.find(line => line.includes('shared libraries')) ?? lines[0];
  }
}

/** Lays the libraries that come with the carried browser where it finds them, for a system that lacks some (NSS). */
async function bringLibraries() {
  const { inflate, setupLambdaEnvironment } =
    await import('@sparticuz/chromium');
  await inflate(
    inRoot('node_modules', '@sparticuz', 'chromium', 'bin', 'al2023.tar.br'),
  );
  setupLambdaEnvironment(path.join(os.tmpdir(), 'al2023', 'lib'));
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
  if (!isLinuxX64) {
    return undefined;
  }
  const { default: chromium } = await import('@sparticuz/chromium');
  return chromium.executablePath();
}

function isFile(name) {
  return Boolean(name) && fs.existsSync(name);
}
