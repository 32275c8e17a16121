/** What all texts have in common that people write. */
@NullMarked
package io.florin.text;

import org.jspecify.annotations.NullMarked;
