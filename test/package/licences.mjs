import { readFileSync } from 'node:fs';

/** The text of LICENSES.md: every package that is installed with this one, by licence, from a lock file. */
export function licencesOf(lockFile) {
  const { packages } = JSON.parse(readFileSync(lockFile, 'utf8'));
  const direct = new Set(Object.keys(packages[''].dependencies));
  const byLicence = new Map();
  for (const [path, { dev, version, license = 'none stated' }] of Object.entries(packages)) {
    if (path === '' || dev) continue;
    const name = path.replace(/.*node_modules\//, '');
    const isDirect = direct.has(name) && path === `node_modules/${name}`;
    byLicence.set(license, [...(byLicence.get(license) ?? []), `${isDirect ? `**${name}**` : name} ${version}`]);
  }
  const licences = [...byLicence].sort(([a], [b]) => (a < b ? -1 : 1));
  const count = licences.reduce((sum, [, names]) => sum + names.length, 0);
  return [
    '# Licences',
    '',
    'Quotacast is under the MIT licence (LICENSE).',
    '',
    `Installed with it are ${count} packages, those in bold because Quotacast uses them itself. Nothing of them is copied into this package.`,
    '',
    ...licences.flatMap(([licence, names]) => [`- ${licence}: ${names.sort((a, b) => (bare(a) < bare(b) ? -1 : 1)).join(', ')}.`]),
    '',
  ].join('\n');
}

const bare = (name) => name.replaceAll('*', '');
