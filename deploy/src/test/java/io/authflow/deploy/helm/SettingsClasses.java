package io.authflow.deploy.helm;

import io.authflow.cognito.boot.CognitoProperties;
import io.authflow.messaging.boot.MessagingSettings;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.PropertySource;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The classes into which a service reads its settings. */
record SettingsClasses(List<Class<?>> classes) {
    /** Those of the service, and of what it is made of. */
    static SettingsClasses of(Class<?> service) {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return new SettingsClasses(Stream.of(service, MessagingSettings.class, CognitoProperties.class)
                .map(Class::getPackageName)
                .flatMap(name -> scan.findCandidateComponents(name).stream())
                .<Class<?>>map(found -> load(found.getBeanClassName()))
                .toList());
    }

    /** As the service does at its start, but a name below a class's prefix that is none of its fields' fails. */
    void bind(MountedSettings settings) {
        BindHandler strict =
                new NoUnboundElementsBindHandler(BindHandler.DEFAULT, source -> isMounted(source, settings));
        for (Class<?> type : classes) {
            String prefix = type.getAnnotation(ConfigurationProperties.class).value();
            Binder.get(settings.environment(), strict).bindOrCreate(prefix, Bindable.of(type));
        }
    }

    private static boolean isMounted(ConfigurationPropertySource source, MountedSettings settings) {
        return source.getUnderlyingSource() instanceof PropertySource<?> known && settings.isMounted(known);
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
