import {
  answer,
  effective,
  map,
  peers,
  trial,
  workloads,
} from '../__fixtures__/policies';
import { details, proposal, refusals } from '../__fixtures__/refusals';
import { FakeCiliumApi } from './FakeCiliumApi';

/** Has an answer to everything that a page asks. */
export function networkApi(): FakeCiliumApi {
  return new FakeCiliumApi()
    .give('refusals', refusals)
    .give('refusal', details)
    .give('proposal', proposal)
    .give('workloads', workloads)
    .give('effective', effective)
    .give('map', map)
    .give('peers', peers)
    .give('ask', answer)
    .give('whatIf', trial)
    .give('requests', { requests: [] });
}
