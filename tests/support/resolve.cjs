// Our sources import each other by the names they have once compiled.
module.exports = (path, options) => {
  try {
    return options.defaultResolver(path, options);
  } catch (error) {
    if (!/^\.{1,2}\/.*\.js$/.test(path)) throw error;
    return options.defaultResolver(path.replace(/\.js$/, '.ts'), options);
  }
};
