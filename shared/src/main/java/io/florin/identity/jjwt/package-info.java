/** Access tokens as JSON Web Tokens, by JJWT. */
@NullMarked
package io.florin.identity.jjwt;

import org.jspecify.annotations.NullMarked;
