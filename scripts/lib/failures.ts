import { existsSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { REPORTS } from './reports.ts';

/** The parts of a vitest report that tell which tests failed. */
interface UnitReport {
  testResults?: {
    name: string;
    status?: string;
    message?: string;
    assertionResults?: { fullName: string; status: string; failureMessages?: string[] }[];
  }[];
}

/** A file or a group of tests in a Playwright report. */
interface Suite {
  file?: string;
  suites?: Suite[];
  specs?: { title: string; ok: boolean; tests?: { results?: { error?: Told }[] }[] }[];
}

interface Told {
  message?: string;
}

/** The failed tests of all kinds in the last run, a line each. */
export function readFailures(): string[] {
  const { unit, ...inBrowsers } = REPORTS;
  return [...readUnitFailures(unit), ...Object.values(inBrowsers).flatMap(readEndToEndFailures)];
}

/** The failed tests of a vitest report, a line each with what was wrong; none when it was not written. */
export function readUnitFailures(file: string): string[] {
  const { testResults = [] } = readJson(file) as UnitReport;
  return testResults.flatMap(({ name, status, message, assertionResults = [] }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0) return status === 'failed' ? [told(name, message)] : [];
    return failed.map((test) => told(`${name}: ${test.fullName}`, test.failureMessages?.[0]));
  });
}

/** The failed tests of a Playwright report, a line each with what was wrong; none when it was not written. */
export function readEndToEndFailures(file: string): string[] {
  const { suites = [] } = readJson(file) as { suites?: Suite[] };
  return suites.flatMap(failedIn);
}

function failedIn({ file = '', suites = [], specs = [] }: Suite): string[] {
  const own = specs
    .filter((spec) => !spec.ok)
    .map(({ title, tests = [] }) => {
      const errors = tests.flatMap((test) => test.results ?? []).map((result) => result.error);
      return told(`${file}: ${title}`, errors.find((error) => error !== undefined)?.message);
    });
  return [...own, ...suites.flatMap(failedIn)];
}

/** How much of what was wrong is told, in characters. */
const TOLD = 300;

function told(test: string, message = ''): string {
  const plain = stripVTControlCharacters(message).replaceAll(/\s+/g, ' ').trim();
  return plain === '' ? test : `${test}: ${plain.slice(0, TOLD)}`;
}

function readJson(file: string): object {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : {};
}
