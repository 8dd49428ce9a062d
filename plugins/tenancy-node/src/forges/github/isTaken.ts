import { ForgeAnswer } from '../http/ForgeClient';
import { messageOf } from '../http/messageOf';

/** Whether GitHub refuses something because there is one: it says so by 422 and in words only. */
export function isTaken(answer: ForgeAnswer): boolean {
  return (
    answer.status === 422 &&
    /already exists/i.test(messageOf(answer.body) ?? '')
  );
}
