import { YAMLException } from 'js-yaml';
import { short } from './short';

/** What the library refuses, in words: with a remedy of its own where its reason is known. Lines are from 1. */
export function libraryFault({ reason, mark }: YAMLException): {
  line: number;
  message: string;
  remedy: string;
} {
  const line = lineOf(mark);
  if (reason.startsWith('unidentified alias')) {
    return {
      line,
      message: 'A YAML alias stands here, which repeats nothing.',
      remedy: 'Write the value out.',
    };
  }
  if (reason.startsWith('duplicated mapping key')) {
    return {
      line,
      message: 'A key is there twice.',
      remedy: 'Keep one of the two.',
    };
  }
  if (reason.startsWith('nesting exceeded')) {
    return {
      line,
      message: 'The YAML is nested too deep to be read.',
      remedy: 'Write it with fewer levels.',
    };
  }
  const sentence = short(reason.split('\n', 1)[0].trim(), 200);
  return {
    line,
    message: `The YAML cannot be read: ${sentence.replace(/[.:]$/, '')}.`,
    remedy: 'Correct the syntax at this line.',
  };
}

/** What ends too early is told at the last line that is there: the library ends each text with a line end, and stands behind it. */
function lineOf(mark: YAMLException['mark'] | undefined): number {
  if (!mark) {
    return 1;
  }
  const isBehindEnd = mark.position >= mark.buffer.length;
  return isBehindEnd ? Math.max(mark.line, 1) : mark.line + 1;
}
