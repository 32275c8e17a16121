/** Files that hold secrets, and folders that belong to one process. */
@NullMarked
package io.florin.local.file;

import org.jspecify.annotations.NullMarked;
