const startedAt = Date.now();
const colours = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code, text) =>
  colours ? `\u001b[${code}m${text}\u001b[0m` : text;

/** An error that is one sentence for people, shown without a stack. */
export class SocleError extends Error {
  name = 'SocleError';
}

/** A line on what is going on, with the seconds since the command began. */
export function say(message) {
  const seconds = `${Math.round((Date.now() - startedAt) / 1000)} s`;
  console.log(`${paint('2', seconds.padStart(6))}  ${message}`);
}

export const bold = text => paint('1', text);
