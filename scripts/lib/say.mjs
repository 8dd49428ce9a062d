const startedAt = Date.now();
let stream = process.stdout;
const paint = (code, text) =>
  stream.isTTY && !process.env.NO_COLOR
    ? `\u001b[${code}m${text}\u001b[0m`
    : text;

/** An error that is one sentence for people, shown without a stack. */
export class SocleError extends Error {
  name = 'SocleError';
}

/** From now on says everything on the error output, where the output itself is the answer of a command. */
export function sayOnErrorOutput() {
  stream = process.stderr;
}

/** A line on what is going on, with the seconds since the command began. */
export function say(message) {
  const seconds = `${Math.round((Date.now() - startedAt) / 1000)} s`;
  stream.write(`${paint('2', seconds.padStart(6))}  ${message}\n`);
}

export const bold = text => paint('1', text);
