//! Views of which one is part of another.

use serde::ser::SerializeStruct;

/// A view whose fields stand among those of the views that hold it. As serde's `flatten`, which would make text of
/// every name anew for every page.
pub(crate) trait Fields {
    /// How many there are.
    const COUNT: usize;

    fn add_to<S: SerializeStruct>(&self, page: &mut S) -> Result<(), S::Error>;
}

/// Hands a view to templates: its own fields, and those of its parts among them.
macro_rules! view_of {
    ($view:ident { $($own:ident),* } $(with $($part:ident: $of:ident),+)?) => {
        impl $crate::render::view::fields::Fields for $view {
            const COUNT: usize = <[&str]>::len(&[$(stringify!($own)),*]) $($(+ $of::COUNT)+)?;

            fn add_to<S: serde::ser::SerializeStruct>(&self, page: &mut S) -> Result<(), S::Error> {
                let $view { $($own,)* $($($part,)+)? } = self;
                $($($part.add_to(page)?;)+)?
                $(page.serialize_field(stringify!($own), $own)?;)*
                Ok(())
            }
        }

        impl serde::Serialize for $view {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeStruct as _;
                use $crate::render::view::fields::Fields as _;
                let mut page = serializer.serialize_struct(stringify!($view), Self::COUNT)?;
                self.add_to(&mut page)?;
                page.end()
            }
        }
    };
}

pub(crate) use view_of;
