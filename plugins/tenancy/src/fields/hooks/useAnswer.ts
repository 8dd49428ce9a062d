import { useEffect, useState } from 'react';
import { toError } from '@backstage/errors';

/** What is known of the answer to a question that changes while people type. */
export type Answer<Value> =
  | { status: 'idle' }
  | { status: 'asking' }
  | { status: 'known'; value: Value }
  | { status: 'failed'; error: Error };

/**
 * Asks once the question has not changed for a while; the question before it is given up. Nothing is asked without a
 * question.
 */
export function useAnswer<Value>(options: {
  question: string | undefined;
  /** Has to stay the same from one call to the next. */
  ask(question: string, signal: AbortSignal): Promise<Value>;
  /** Milliseconds. */
  quiet: number;
}): Answer<Value> {
  const { question, ask, quiet } = options;
  const [last, setLast] = useState<{
    question: string;
    answer: Answer<Value>;
  }>();
  useEffect(() => {
    if (question === undefined) {
      return undefined;
    }
    const controller = new AbortController();
    const tell = (answer: Answer<Value>) => {
      if (!controller.signal.aborted) {
        setLast({ question, answer });
      }
    };
    const timer = setTimeout(() => {
      ask(question, controller.signal).then(
        value => tell({ status: 'known', value }),
        (error: unknown) => tell({ status: 'failed', error: toError(error) }),
      );
    }, quiet);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [question, ask, quiet]);

  if (question === undefined) {
    return { status: 'idle' };
  }
  // An answer to an earlier question says nothing about this one.
  return last?.question === question ? last.answer : { status: 'asking' };
}
