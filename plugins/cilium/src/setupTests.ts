import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// What comes later than a second on a machine with much to do is not wrong.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(30_000);
