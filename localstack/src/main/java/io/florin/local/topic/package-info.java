/** The topics of the templates, in this process. */
@NullMarked
package io.florin.local.topic;

import org.jspecify.annotations.NullMarked;
