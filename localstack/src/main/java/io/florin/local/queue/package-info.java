/** The queues of the templates, in ElasticMQ in this process. */
@NullMarked
package io.florin.local.queue;

import org.jspecify.annotations.NullMarked;
