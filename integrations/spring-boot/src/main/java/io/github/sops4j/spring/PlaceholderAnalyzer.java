package io.github.sops4j.spring;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.util.PlaceholderResolutionException;

/**
 * Says which placeholder points nowhere. It is asked before Spring's own analyzers, and behind the
 * one that hides secrets, since a secret may be part of a placeholder's name.
 */
final class PlaceholderAnalyzer extends AbstractFailureAnalyzer<PlaceholderResolutionException>
        implements Ordered {

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 1;
    }

    @Override
    protected FailureAnalysis analyze(Throwable root, PlaceholderResolutionException cause) {
        return new FailureAnalysis(
                "The placeholder ${"
                        + cause.getPlaceholder()
                        + "} points nowhere, or to itself:\n\n    "
                        + place(root),
                "Set that property, give the placeholder a default, ${name:default}, or write"
                        + " \\${name} if it is none.",
                cause);
    }

    private String place(Throwable root) {
        BindException bind = findCause(root, BindException.class);
        if (bind != null && bind.getProperty() != null) {
            return bind.getProperty().getName() + " (" + bind.getProperty().getOrigin() + ")";
        }
        BeanCreationException bean = findCause(root, BeanCreationException.class);
        return bean == null ? root.getClass().getName() : "the bean '" + bean.getBeanName() + "'";
    }
}
