interface Installed {
  readonly dev?: boolean;
  readonly version?: string;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

export interface LockFile {
  readonly packages: Readonly<Record<string, Installed>>;
}

/** The packages that are installed with this one, by their path. */
export const runtimePackages = ({ packages }: LockFile): [path: string, Installed][] => Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true);

/** The text of LICENSES.md: every package that is installed with this one, by licence. */
export function licencesOf(lock: LockFile): string {
  const direct = new Set(Object.keys(lock.packages[''].dependencies ?? {}).map((name) => `node_modules/${name}`));
  const byLicence = new Map<string, string[]>();
  const installed = runtimePackages(lock);
  for (const [path, { version, license = 'none stated' }] of installed) {
    const name = path.replace(/.*node_modules\//, '');
    byLicence.set(license, [...(byLicence.get(license) ?? []), `${direct.has(path) ? `**${name}**` : name} ${version}`]);
  }
  const lines = [...byLicence].sort(([a], [b]) => (a < b ? -1 : 1)).map(([licence, names]) => `- ${licence}: ${names.sort((a, b) => (bare(a) < bare(b) ? -1 : 1)).join(', ')}.`);
  return `# Licences\n\nQuotacast is under the MIT licence (LICENSE). Installed with it are ${installed.length} packages; those in bold are used by Quotacast itself, the others by them.\n\n${lines.join('\n')}\n`;
}

const bare = (name: string): string => name.replaceAll('*', '');
