/** Serves the routes of the REST API over HTTP and hands requests to functions. */
@NullMarked
package io.florin.local.gateway;

import org.jspecify.annotations.NullMarked;
