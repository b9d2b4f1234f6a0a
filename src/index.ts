/** The public API of quotacast. Nothing else is exported. */
export {};
